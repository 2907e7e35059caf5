use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::mem;

use super::policy::Rules;
use super::{Event, Payer, Plan, PlanCounter, Policy, Request, Step};
use crate::primitives::{Bytes32, UnixTime};
use crate::scheme::{Answer, PrepareOptions, ServerClock, SigningRequest, UnsignedPayment};
use crate::wire::{Headers, PaymentPayload, PaymentRequired, SettleResponse};
use crate::{Code, Error, Profile, Result};

/// The most times that a payment is sent. The bytes are the same each time, so that it settles once at most.
const SENDINGS: u32 = 3;

/// A purchase as a machine, from the first request to the delivered response: it says what to do next, and the host
/// reports what happened. It has no clock, key, socket or store.
///
/// A purchase has one nonce. If it signs again, the second signature can settle instead of the first, but not in
/// addition.
#[derive(Debug)]
pub struct Purchase {
    rules: Arc<Rules>,
    profile: Profile,
    payer: Payer,
    request: Request,
    state: State,
    payment: Option<PaymentPayload>,
    clock: ServerClock,
}

#[derive(Debug)]
enum State {
    New,
    Asked { nonce: Bytes32 },
    Confirming { unsigned: Box<UnsignedPayment> },
    Reserving { unsigned: Box<UnsignedPayment> },
    Signing { unsigned: Box<UnsignedPayment> },
    Sent(Sent),
    Waiting { sent: Sent, until: UnixTime },
    Over,
}

#[derive(Debug)]
struct Sent {
    headers: Vec<(String, String)>,
    expires_at: UnixTime,
    times: u32,
}

impl State {
    const fn waits_for(&self) -> &'static str {
        match self {
            State::New => "start",
            State::Asked { .. } | State::Sent(_) => "response or no_response",
            State::Confirming { .. } => "confirmed or declined",
            State::Reserving { .. } => "reserved or not_reserved",
            State::Signing { .. } => "signed or not_signed",
            State::Waiting { .. } => "waited",
            State::Over => "nothing, since it is over",
        }
    }
}

/// The next state and the step to it; or the same state, if the event is not expected.
type Advance = core::result::Result<(State, Step), State>;

impl Purchase {
    /// Makes a purchase under the default profile.
    pub fn new(policy: &Policy, payer: Payer, request: Request) -> Purchase {
        Purchase::new_with(&Profile::default(), policy, payer, request)
    }

    /// Makes a purchase that reads the server's messages under `profile`.
    pub fn new_with(profile: &Profile, policy: &Policy, payer: Payer, request: Request) -> Purchase {
        let (rules, profile) = (policy.0.clone(), profile.clone());
        Purchase { rules, profile, payer, request, state: State::New, payment: None, clock: ServerClock::default() }
    }

    /// Takes an event and returns the next step.
    ///
    /// # Errors
    /// `usage.event` for an unexpected event, `prepare.nonce` for an all-zero nonce; the purchase stays as it was.
    /// Every other failure is a [`Step::Fail`].
    pub fn next(&mut self, event: Event) -> Result<Step> {
        if let Event::Start { nonce, .. } = &event {
            if nonce.is_zero() {
                return Err(Error::new(Code::PrepareNonce));
            }
        }
        let found = event.as_str();
        let state = mem::replace(&mut self.state, State::Over);
        match self.advance(state, event) {
            Ok((state, step)) => {
                self.state = state;
                Ok(step)
            }
            Err(state) => {
                let expected = state.waits_for();
                self.state = state;
                Err(Error::new(Code::UsageEvent).with("found", found).with("expected", expected))
            }
        }
    }

    /// The requests to sign now: those of the last [`Step::Sign`].
    pub fn requests(&self) -> &[SigningRequest] {
        match &self.state {
            State::Signing { unsigned } => unsigned.requests(),
            _ => &[],
        }
    }

    /// The payment that was sent, if any.
    pub fn payment(&self) -> Option<&PaymentPayload> {
        self.payment.as_ref()
    }

    fn advance(&mut self, state: State, event: Event) -> Advance {
        Ok(match (state, event) {
            (State::New, Event::Start { nonce, .. }) => (State::Asked { nonce }, send(&[], false)),

            (State::Asked { nonce }, Event::Response { status, headers, body, now }) => {
                self.answered(nonce, status, &headers, &body, now)
            }
            (State::Asked { .. }, Event::NoResponse { .. }) => fail(Error::new(Code::HttpNoResponse)),

            (State::Confirming { unsigned }, Event::Confirmed { now }) => self.reserve_fresh(unsigned, now),
            (State::Confirming { .. }, Event::Declined) => {
                fail(Error::new(Code::PaymentDeclined).with("problem", "not confirmed"))
            }

            (State::Reserving { unsigned }, Event::Reserved { now }) => {
                if self.expires_too_soon(unsigned.expires_at(), now) {
                    self.reserve_fresh(unsigned, now)
                } else {
                    let requests = unsigned.requests().to_vec();
                    (State::Signing { unsigned }, Step::Sign { requests })
                }
            }
            (State::Reserving { unsigned }, Event::NotReserved { counter }) => {
                fail_unsent(Error::new(Code::PaymentNotReserved).with("counter", counter), unsigned.nonce())
            }

            (State::Signing { unsigned }, Event::Signed { answers, now }) => {
                if self.expires_too_soon(unsigned.expires_at(), now) {
                    // Nothing was sent. The nonce is the same, so that only one of the two signatures can settle.
                    self.reserve_fresh(unsigned, now)
                } else {
                    self.signed(*unsigned, &answers)
                }
            }
            (State::Signing { unsigned }, Event::NotSigned) => {
                fail_unsent(Error::new(Code::PaymentDeclined).with("problem", "not signed"), unsigned.nonce())
            }

            (State::Sent(sent), Event::Response { status, headers, body, now }) => {
                self.paid(sent, status, &headers, &body, now)
            }
            (State::Sent(sent), Event::NoResponse { now }) => self.again(sent, now),

            (State::Waiting { sent, until }, Event::Waited { now }) => {
                if now < until {
                    (State::Waiting { sent, until }, Step::Wait { until })
                } else if self.expires_too_soon(sent.expires_at, now) {
                    fail(unknown(&sent))
                } else {
                    let step = send(&sent.headers, true);
                    (State::Sent(Sent { times: sent.times + 1, ..sent }), step)
                }
            }
            (state, _) => return Err(state),
        })
    }

    /// Takes the first response: a delivery, or a challenge.
    fn answered(
        &mut self,
        nonce: Bytes32,
        status: u16,
        headers: &[(String, String)],
        body: &[u8],
        now: UnixTime,
    ) -> (State, Step) {
        if !matches!(status, 402 | 412) {
            return (State::Over, Step::Deliver { receipt: None, unreadable: None });
        }
        // A missing, unreadable or duplicated Date is ignored. A Date more than ten minutes off is an error: no window
        // would be right.
        let date = Headers(headers).find("Date").ok().flatten().filter(|_| self.request.is_secure());
        match date.map(|date| ServerClock::from_date(date, now)) {
            Some(Ok(clock)) => self.clock = clock,
            Some(Err(error)) if error.code() == Code::ClockImplausible => return fail(error),
            _ => {}
        }
        let options = PrepareOptions { clock: Some(self.clock), ..PrepareOptions::default() };
        let unsigned = PaymentRequired::from_http_with(&self.profile, status, headers, body)
            .and_then(|challenge| challenge.choose(&self.payer))
            .and_then(|choice| self.rules.approve(&choice, &self.request, now))
            .and_then(|approved| approved.prepare_with(now, nonce, &options));
        match unsigned {
            Err(error) => fail(error),
            Ok(unsigned) if self.rules.confirms() => {
                let summary = unsigned.summary();
                (State::Confirming { unsigned: Box::new(unsigned) }, Step::Confirm { summary })
            }
            Ok(unsigned) => self.reserve(Box::new(unsigned)),
        }
    }

    fn reserve(&self, unsigned: Box<UnsignedPayment>) -> (State, Step) {
        let plan = self.plan(&unsigned);
        (State::Reserving { unsigned }, Step::Reserve { plan })
    }

    /// Reserves the same payment with a window that begins now.
    fn reserve_fresh(&self, unsigned: Box<UnsignedPayment>, now: UnixTime) -> (State, Step) {
        let nonce = unsigned.nonce();
        match unsigned.prepare_again(now) {
            Ok(unsigned) => self.reserve(Box::new(unsigned)),
            Err(error) => fail_unsent(error, nonce),
        }
    }

    fn plan(&self, unsigned: &UnsignedPayment) -> Plan {
        let (offer, id) = (unsigned.offer(), unsigned.nonce().to_string());
        let counter = PlanCounter {
            key: format!("per_payment/{}/{}", offer.network(), offer.asset()),
            bucket: id.clone(),
            add: offer.amount(),
            cap: self.rules.cap(offer),
        };
        // By both clocks, it can no longer settle then.
        let expires_at = unsigned.expires_at().max(self.clock.here(unsigned.expires_at()));
        let expires = expires_at.plus(self.profile.settle_margin());
        Plan { id, expires, counters: alloc::vec![counter] }
    }

    fn expires_too_soon(&self, expires_at: UnixTime, now: UnixTime) -> bool {
        self.clock.at(now).plus(self.profile.settle_margin()) >= expires_at
    }

    fn signed(&mut self, unsigned: UnsignedPayment, answers: &[Answer]) -> (State, Step) {
        let (expires_at, nonce) = (unsigned.expires_at(), unsigned.nonce());
        match unsigned.finish_all(answers) {
            Ok(payment) => {
                let headers = alloc::vec![(payment.header_name().to_string(), payment.header())];
                self.payment = Some(payment);
                let step = send(&headers, true);
                (State::Sent(Sent { headers, expires_at, times: 1 }), step)
            }
            Err(error) => fail_unsent(error, nonce),
        }
    }

    /// Takes the response to the paid request. Whatever it says, the payment stays reserved until it expires.
    fn paid(&self, sent: Sent, status: u16, headers: &[(String, String)], body: &[u8], now: UnixTime) -> (State, Step) {
        let receipt = Headers(headers).receipt(&self.profile);
        if let Ok(Some(pending @ SettleResponse::Pending { .. })) = &receipt {
            let transaction = pending.transaction().unwrap_or_default();
            return fail(unknown(&sent).with("transaction", transaction));
        }
        let refused =
            |reason: &str| fail(Error::new(Code::PaymentRefused).with("status", status).with("reason", reason));
        match status {
            402 | 412 => {
                let said = receipt.ok().flatten().and_then(|receipt| receipt.reason().map(ToString::to_string));
                let challenge = || PaymentRequired::from_http_with(&self.profile, status, headers, body).ok();
                let reason =
                    said.or_else(|| challenge().and_then(|challenge| challenge.error().map(ToString::to_string)));
                refused(reason.as_deref().unwrap_or("no reason given"))
            }
            300..=399 => refused("a redirect, and a payment goes nowhere else"),
            500.. => self.again(sent, now),
            _ => {
                let (receipt, unreadable) = match receipt {
                    Ok(receipt) => (receipt, None),
                    Err(error) => (None, Some(error)),
                };
                (State::Over, Step::Deliver { receipt, unreadable })
            }
        }
    }

    /// Sends the same bytes again after a while, as long as they can settle, since the outcome is unknown.
    fn again(&self, sent: Sent, now: UnixTime) -> (State, Step) {
        let until = now.plus(1 << sent.times.min(16));
        if sent.times >= SENDINGS || self.expires_too_soon(sent.expires_at, until) {
            return fail(unknown(&sent));
        }
        (State::Waiting { sent, until }, Step::Wait { until })
    }
}

fn send(headers: &[(String, String)], no_redirect: bool) -> Step {
    Step::Send { headers: headers.to_vec(), no_redirect }
}

fn fail(error: Error) -> (State, Step) {
    (State::Over, Step::Fail { error, release: None })
}

/// Fails before anything was sent, and releases the plan, which has the nonce as its id.
fn fail_unsent(error: Error, nonce: Bytes32) -> (State, Step) {
    (State::Over, Step::Fail { error, release: Some(nonce.to_string()) })
}

fn unknown(sent: &Sent) -> Error {
    Error::new(Code::PaymentUnknown).with("expires", sent.expires_at)
}
