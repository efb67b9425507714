//! Who is told reads why; who asks reads how many, how far, what comes next and when.

use super::{GROCERIES, WHO_SHOPS, asks, wim_asks};
use crate::village::{Village, days, hours, minutes};

#[tokio::test]
async fn the_number_before_sending_is_the_number_that_is_told() {
    Village::on_both(|v| async move {
        for name in ["Ans", "Bas", "Cor", "Dina", "Els", "Frits", "Gerda", "Henk", "Ida", "Jaap"] {
            v.neighbour(name).at("Stadskern").offers(GROCERIES).await;
        }
        let mut wim = v.neighbour("Wim").at("Stadskern").await;
        for urgency in ["now", "today"] {
            let preview = wim.previews(WHO_SHOPS, "Stadskern", &[("urgency", urgency)]).await;
            let said: usize = preview
                .text()
                .split_whitespace()
                .find_map(|word| word.parse().ok().filter(|n| (2..50).contains(n)))
                .expect("a number");
            let own = wim.send(preview.form("/asks")).await;
            let ask = own.id();
            v.meanwhile().await;
            assert_eq!(v.told(ask).await.len(), said, "{urgency}: {}", preview.text());
        }
    })
    .await;
}

#[tokio::test]
async fn the_asker_reads_how_many_how_far_and_what_comes_next() {
    Village::on_both(|v| async move {
        for name in
            ["Ans", "Bas", "Cor", "Dina", "Els", "Frits", "Gerda", "Henk", "Ida", "Jaap", "Kea", "Loes"]
        {
            v.neighbour(name).at("Stadskern").offers(GROCERIES).await;
        }
        let (mut wim, ask) = wim_asks(&v).await;
        let told = v.told(ask).await.len();
        let page = wim.looks_at(ask).await;
        // It is five o'clock.
        let (many, last) = (format!("{told} buren"), "19.00 uur");
        page.says(&[&many, "In uw buurt", "Wij kijken weer", last, "Dan kijkt een mens mee"]);
        assert!(page.links().iter().any(|link| link == reach::HOW));
        v.later(minutes(40)).await;
        let more = v.told(ask).await.len();
        assert!(more > told);
        wim.looks_at(ask).await.says(&[&format!("{more} buren"), last]);
    })
    .await;
}

#[tokio::test]
async fn who_waits_for_the_morning_or_the_digest_reads_until_when() {
    Village::on_both(|v| async move {
        v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        v.until(23, 30).await;
        let (mut wim, ask) = wim_asks(&v).await;
        wim.looks_at(ask).await.says(&["Buren krijgen een seintje vanaf", "8.00 uur"]);
    })
    .await;
}

#[tokio::test]
async fn who_is_told_reads_why_the_first_time_and_later() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let (_, first) = wim_asks(&v).await;
        let letter = v.letter_to("ans@example.org", "Waarom u?").await;
        letter.says(&["Wij vroegen u nog nooit iets.", "dezelfde buurt", reach::HOW]);
        let page = ans.looks_at(first).await;
        page.says(&["Wij vroegen u nog nooit iets."]);
        assert!(page.links().iter().any(|link| link == reach::HOW));
        v.later(hours(2)).await;
        let (_, same_day) = asks(&v, "Toos", "Wie doet vandaag boodschappen voor mij?").await;
        ans.looks_at(same_day).await.says(&["Vandaag vroegen wij u ook al iets."]);
        v.later(days(9)).await;
        let (_, later) = asks(&v, "Mien", "Wie haalt er boodschappen voor mij?").await;
        ans.looks_at(later).await.says(&["De vorige vraag was 9 dagen geleden."]);
        v.letter_to("ans@example.org", "9 dagen geleden").await;
        ans.open(reach::HOW).await.says(&["Wie dichtbij woont, komt eerst.", "3 seintjes in een week"]);
    })
    .await;
}
