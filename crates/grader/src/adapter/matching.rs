//! Operations that choose an offer, and that find the offer of a payment.

use serde_json::json;
use x402_kernel::{
    Json, Match, MatchRule, PaymentPayload, PaymentRequired, PaymentRequirements, compare_urls, echo_matches, find,
    find_accepted,
};

use super::input::Input;
use super::{Failure, Outcome, error_info, object};

pub(super) fn operation(op: &str, input: &Input<'_>) -> Option<Outcome> {
    Some(match op {
        "match/find" => found(input),
        "match/resource" => resource(input),
        "extensions/echo" => echo(input),
        "extensions/matches" => matches(input),
        _ => return None,
    })
}

fn found(input: &Input<'_>) -> Outcome {
    let profile = input.profile()?;
    let offers = input.array("offers")?.iter().map(|offer| {
        let offer = Input(offer);
        Ok(PaymentRequirements::parse_with(&profile, offer.version()?, offer.text("json")?)?)
    });
    let offers = offers.collect::<Result<Vec<_>, Failure>>()?;
    let rule = input.optional_text("rule")?.map_or(Ok(MatchRule::default()), MatchRule::parse)?;
    let outcome = match input.optional_text("accepted")? {
        Some(accepted) => find_accepted(&offers, &Json::parse(accepted, profile.limits())?, rule),
        None => find(&offers, &PaymentPayload::parse_with(&profile, input.text("payment")?)?, rule),
    };
    let (index, indexes, closest) = match &outcome {
        Match::Found { index } => (Some(*index), None, None),
        Match::Ambiguous { indexes } => (None, Some(indexes), None),
        Match::NotFound { closest, .. } => (None, None, *closest),
    };
    Ok(object([
        ("match", Some(json!(outcome.as_str()))),
        ("index", index.map(|index| json!(index))),
        ("indexes", indexes.map(|indexes| json!(indexes))),
        ("closest", closest.map(|closest| json!(closest))),
        ("error", outcome.error().map(error_info)),
    ]))
}

fn resource(input: &Input<'_>) -> Outcome {
    Ok(json!({ "relation": compare_urls(input.text("own")?, input.text("said")?)? }))
}

fn echo(input: &Input<'_>) -> Outcome {
    let challenge = PaymentRequired::parse_with(&input.profile()?, input.text("challenge")?)?;
    Ok(json!({ "extensions": challenge.echo(input.text("additions")?)? }))
}

fn matches(input: &Input<'_>) -> Outcome {
    let profile = input.profile()?;
    let read = |text: &str| Ok::<_, Failure>(Json::parse(text, profile.limits())?);
    let echoed = input.optional_text("echoed")?.map(read).transpose()?;
    echo_matches(&read(input.text("sent")?)?, echoed.as_ref())?;
    Ok(json!({}))
}
