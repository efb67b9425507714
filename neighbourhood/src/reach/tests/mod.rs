//! The promises of reach, for any town, hour and past.

mod ends;
mod learning;
mod promises;

use jiff::Timestamp;
use uuid::Uuid;

use crate::areas::Circle;
use crate::ids::PersonId;
use crate::quiet::QuietHours;

use super::*;

/// Monday 9 November 2026, at this hour and minute of Dutch (winter) time.
fn at(hour: i64, minute: i64) -> Timestamp {
    Timestamp::from_second(1_794_178_800 + hour * 3600 + minute * 60).unwrap()
}

fn person(n: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(n))
}

fn need(urgency: Urgency) -> Need {
    Need { urgency, placed_at: at(10, 0), private: false, widest: Circle::Municipality, told: Vec::new() }
}

fn neighbour(n: u128) -> Candidate {
    Candidate {
        person: person(n),
        circle: Circle::Neighbourhood,
        distance_m: 100.0 + 10.0 * n as f64,
        fit: 1.0,
        offered: true,
        history: History::default(),
        quiet: QuietHours::default(),
        paused_until: None,
        most_per_week: 3,
        excluded: false,
    }
}

fn street(n: u128) -> Vec<Candidate> {
    (0..n).map(neighbour).collect()
}

/// Plays one ask that nobody answers until a person takes over; what happened, told by told.
struct Played {
    told: Vec<Told>,
    why: HandOver,
    at: Timestamp,
    looks: usize,
}

fn play(mut need: Need, mut candidates: Vec<Candidate>, start: Timestamp, parameters: &Parameters) -> Played {
    let mut now = start;
    for looks in 1..2000 {
        match decide(&need, &candidates, now, parameters, 7) {
            Decision::Tell { who, look_again } => {
                assert!(!who.is_empty() && look_again > now);
                for chosen in who {
                    let told =
                        Told { person: chosen.person, at: now, chance: chosen.chance.yes, refused: false };
                    need.told.push(told);
                    for c in candidates.iter_mut().filter(|c| c.person == chosen.person) {
                        c.history.told(now, chosen.chance, parameters);
                    }
                }
                now = look_again;
            }
            Decision::Wait { until, .. } => {
                assert!(until > now);
                now = until;
            }
            Decision::Person { why } => {
                return Played { told: need.told, why, at: now, looks };
            }
        }
    }
    panic!("reach never handed over to a person");
}
