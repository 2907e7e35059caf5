//! The arguments that `choose` and `sign` share: a challenge, the networks to pay on, and the most to pay.

use clap::Args;
use x402_kernel::{Address, Money, Network, Payer, PaymentRequired, Policy, UnixTime};

use crate::exit::Problem;
use crate::input::{self, Message};

/// The shared arguments.
#[derive(Args)]
pub(crate) struct PayArguments {
    /// The challenge (a header's value, JSON, or what `curl -i` prints): its text, a file, or - for standard input
    #[arg(default_value = "-")]
    challenge: String,
    /// A network to pay on, in CAIP-2, such as eip155:8453; separate several by commas, or repeat the option
    #[arg(long = "network", value_name = "CAIP2", required = true, value_delimiter = ',')]
    networks: Vec<String>,
    /// The most the payment may be worth, such as '$0.05' [default: one dollar]
    #[arg(long, value_name = "MONEY")]
    max: Option<String>,
    /// The current time, in unix seconds [default: the machine's clock]
    #[arg(long, value_name = "SECONDS")]
    pub(crate) now: Option<u64>,
}

impl PayArguments {
    /// Reads the challenge within the limits of a paying client, since it may be signed.
    pub(crate) fn challenge(&self) -> Result<(PaymentRequired, Option<u16>), Problem> {
        match input::message_to_pay(&input::text(&self.challenge)?)? {
            Message::Challenge(challenge, status) => Ok((challenge, status)),
            Message::Payment(..) => Err(wanted("a payment")),
            Message::Receipt(..) => Err(wanted("a receipt")),
            Message::Offer(_) => Err(wanted("a single offer")),
            Message::Response(status) => Err(wanted(&format!("a response with status {status}"))),
        }
    }

    /// Returns the payer with that address, on the named networks.
    pub(crate) fn payer(&self, address: Address) -> Result<Payer, Problem> {
        Ok(self.networks()?.into_iter().fold(Payer::new(address), Payer::on))
    }

    /// Returns the default policy with the named cap and networks.
    pub(crate) fn policy(&self) -> Result<Policy, Problem> {
        let policy = Policy::builder().networks(self.networks()?);
        Ok(match &self.max {
            Some(max) => policy.per_payment(Money::parse(max).map_err(|error| Problem::at_option("--max", error))?),
            None => policy,
        }
        .build())
    }

    /// Returns the time that was given, or the machine's clock.
    pub(crate) fn now(&self) -> Result<UnixTime, Problem> {
        input::now(self.now)
    }

    fn networks(&self) -> Result<Vec<Network>, Problem> {
        let parse = |text: &String| Network::parse(text).map_err(|error| Problem::at_option("--network", error));
        self.networks.iter().map(parse).collect()
    }
}

fn wanted(found: &str) -> Problem {
    Problem::usage("input.unexpected", format!("expected a challenge, found {found}"))
}
