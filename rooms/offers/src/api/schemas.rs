//! Offers in the API description.

use neighbourhood::areas::Circle;
use neighbourhood::asks::How;
use neighbourhood::text::Sentence;
use neighbourhood::themes::Theme;
use neighbourhood::times::PartOfWeek;
use serde_json::{Value, json};

/// The schemas of bodies and answers, by name, for the API description.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Value)> {
    let keys = |all: Vec<&str>| json!({"type": "string", "enum": all});
    let theme =
        keys(Theme::ALL.iter().filter(|theme| !theme.is_private()).map(|theme| theme.key()).collect());
    let circle = keys(Circle::ALL.iter().map(|circle| circle.key()).collect());
    let how = keys(How::ALL.iter().map(|how| how.key()).collect());
    let text = json!({"type": "string", "minLength": 1, "maxLength": Sentence::MAX});
    let often = json!({"type": "integer", "minimum": 1, "maximum": 7});
    let times = json!({
        "type": "array", "items": keys(PartOfWeek::ALL.iter().map(|part| part.key()).collect()),
        "description": "When they usually have time; left out when that was not said",
    });
    let offer = json!({
        "type": "object",
        "required": ["id", "text", "themes", "area", "circle", "how", "at_most_per_week", "stage", "made_at"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "name": {"type": "string", "description": "First name of who offers"},
            "text": text, "themes": {"type": "array", "items": theme},
            "area": {"type": "string", "example": "BU03010000"}, "area_name": {"type": "string"},
            "circle": circle, "how": how, "at_most_per_week": often, "times": times,
            "stage": keys(vec!["unconfirmed", "active", "paused", "ended"]),
            "made_at": {"type": "string", "format": "date-time"},
        },
    });
    let new = json!({
        "type": "object", "required": ["text", "place", "circle"],
        "properties": {
            "text": text,
            "place": {"type": "string", "description": "A postcode, or the code of a neighbourhood or district"},
            "area": {"type": "string", "description": "The neighbourhood, when the postcode lies in several"},
            "themes": {"type": "array", "items": theme},
            "circle": circle, "how": how, "at_most_per_week": often, "times": times,
        },
    });
    let list = json!({
        "type": "object", "required": ["offers"],
        "properties": {
            "offers": {"type": "array", "items": {"$ref": "#/components/schemas/Offer"}},
            "next": {"type": "string", "description": "Cursor of the next page"},
        },
    });
    vec![("Offer", offer), ("NewOffer", new), ("OfferList", list)]
}
