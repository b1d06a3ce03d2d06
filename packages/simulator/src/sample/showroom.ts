/**
 * The campaign of an invented furniture showroom, as the API returns it: for those who have none at hand. `examples/campaign.json` is the
 * same one with all that the API says of it.
 */
export const showroom: string = `{
  "id": 31415,
  "advertiser_campaign_id_from_network": "furniture-showroom",
  "status": "Live",
  "current_terms": {
    "name": "Harbor & Pine: furniture showroom",
    "timezone": "Pacific Time (US & Canada)",
    "operating_24_7": false,
    "hours": {
      "monday_open": 32400,
      "monday_close": 75600,
      "monday_closed": false,
      "tuesday_open": 32400,
      "tuesday_close": 75600,
      "tuesday_closed": false,
      "wednesday_open": 32400,
      "wednesday_close": 75600,
      "wednesday_closed": false,
      "thursday_open": 32400,
      "thursday_close": 75600,
      "thursday_closed": false,
      "friday_open": 32400,
      "friday_close": 75600,
      "friday_closed": false,
      "saturday_open": 36000,
      "saturday_close": 61200,
      "saturday_closed": false,
      "sunday_open": null,
      "sunday_close": null,
      "sunday_closed": true
    },
    "ivr_tree": {
      "record_calls": true,
      "call_recording_condition": "during_hours and not repeat and (pressed[1] or custom_data[product] contains \\"Sofa\\" or media_type = \\"Paid Search\\")",
      "call_activity_tracking": "SaveActivityOnCallImport",
      "root": {
        "node_type": "Menu",
        "prompt": "Thank you for calling Harbor and Pine Furniture. For sales press 1, for delivery and service press 2.",
        "children": [
          {
            "node_type": "Condition",
            "condition": "during_hours and in_region[West Coast]",
            "children": [
              {
                "node_type": "Menu",
                "prompt": "For sofas and chairs press 1, for anything else press 2.",
                "children": [
                  {
                    "node_type": "Connect",
                    "destination_phone_number": "8055550142",
                    "destination_country_code": ""
                  },
                  {
                    "node_type": "Connect",
                    "destination_phone_number": "8055550143",
                    "destination_country_code": ""
                  }
                ]
              },
              {
                "node_type": "Connect",
                "destination_phone_number": "8055550144",
                "destination_country_code": ""
              }
            ]
          },
          {
            "node_type": "Connect",
            "destination_phone_number": "8055550145",
            "destination_country_code": ""
          },
          {
            "node_type": "EndCall",
            "prompt": "We did not recognise that key. Goodbye.",
            "keypress_failover_type": "Wrong"
          },
          {
            "node_type": "Connect",
            "destination_phone_number": "8055550142",
            "destination_country_code": "",
            "keypress_failover_type": "None"
          }
        ]
      }
    }
  }
}
`;
