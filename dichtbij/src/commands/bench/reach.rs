//! The rule of reach by itself: no database, no page.

use anyhow::Result;
use jiff::{SignedDuration, Timestamp};
use neighbourhood::areas::Circle;
use neighbourhood::ids::PersonId;
use neighbourhood::moments::later;
use neighbourhood::quiet::QuietHours;
use neighbourhood::reach::{Candidate, Chance, History, Need, Parameters, Urgency, decide};
use simulator::national::{ASKS, MEMBERS};
use uuid::Uuid;

use super::{Line, cpu_us};

const CANDIDATES: u32 = 10_000;
/// Monday 9 November 2026, five in the afternoon.
const NOW: i64 = 1_794_240_000;

/// Chooses a first wave among ten thousand people with a past.
pub fn wave(times: usize) -> Result<Line> {
    let now = Timestamp::from_second(NOW)?;
    let parameters = Parameters::default();
    let near: Vec<Candidate> = (0..CANDIDATES).map(|n| candidate(n, now, &parameters)).collect();
    let need = Need {
        urgency: Urgency::Now,
        placed_at: now,
        private: false,
        widest: Circle::Municipality,
        told: Vec::new(),
    };
    let times = times.clamp(1, 500);
    let before = cpu_us()?;
    for seed in 0..times {
        std::hint::black_box(decide(&need, &near, now, &parameters, seed as u64));
    }
    let cpu_us = (cpu_us()? - before) / times as f64;
    Ok(Line { what: "whom to tell, among 10,000", cpu_us, bytes: 0, goal_us: Some(1000.0) })
}

/// A day of all asks of the country, 1,000,000 members and 50,000 asks: the whole day, not one ask.
pub fn national_day() -> Result<Line> {
    let before = cpu_us()?;
    std::hint::black_box(simulator::national::national_day(1, MEMBERS, ASKS)?);
    Ok(Line { what: "a national day, simulated", cpu_us: cpu_us()? - before, bytes: 0, goal_us: Some(60e6) })
}

/// Somebody at some distance, asked a few times in the last weeks.
fn candidate(n: u32, now: Timestamp, parameters: &Parameters) -> Candidate {
    let mut history = History::default();
    for back in (1..n % 5).rev() {
        let at = later(now, SignedDuration::from_hours(-53 * i64::from(back)));
        history.told(at, Chance { willingness: 0.12, exposure: 0.8, yes: 0.1 }, parameters);
    }
    Candidate {
        person: PersonId::from_uuid(Uuid::from_u128(u128::from(n))),
        circle: Circle::District,
        distance_m: f64::from(n * 7919 % 1900),
        fit: 1.0,
        offered: true,
        history,
        quiet: QuietHours::default(),
        paused_until: None,
        most_per_week: 3,
        excluded: false,
    }
}
