//! What `choose` and `sign` have in common: a challenge, who pays on which chains, and how much at most.

use clap::Args;
use x402_kernel::{Address, Money, Network, Payer, PaymentRequired, Policy, UnixTime};

use crate::exit::Problem;
use crate::input::{self, Message};

/// The arguments of both.
#[derive(Args)]
pub(crate) struct PayArguments {
    /// The challenge: a header's value, JSON, or what `curl -i` prints; the text, a file with it, or - for standard input
    #[arg(default_value = "-")]
    challenge: String,
    /// A chain to pay on, in CAIP-2, such as eip155:8453; more after commas, or by the option again
    #[arg(long = "network", value_name = "CAIP2", required = true, value_delimiter = ',')]
    networks: Vec<String>,
    /// The most the payment may be worth, such as '$0.05'; one dollar if it is left out
    #[arg(long, value_name = "MONEY")]
    max: Option<String>,
    /// The time it is, in unix seconds; the machine's clock if it is left out
    #[arg(long, value_name = "SECONDS")]
    pub(crate) now: Option<u64>,
}

impl PayArguments {
    /// The challenge, within the bounds a paying client sets: what is signed is not read more generously than that.
    pub(crate) fn challenge(&self) -> Result<(PaymentRequired, Option<u16>), Problem> {
        match input::message_to_pay(&input::text(&self.challenge)?)? {
            Message::Challenge(challenge, status) => Ok((challenge, status)),
            Message::Payment(..) => Err(wanted("a payment")),
            Message::Receipt(..) => Err(wanted("a receipt")),
            Message::Offer(_) => Err(wanted("a single offer")),
            Message::Response(status) => Err(wanted(&format!("a response with status {status}"))),
        }
    }

    /// The payer of that address, on the chains that were named.
    pub(crate) fn payer(&self, address: Address) -> Result<Payer, Problem> {
        Ok(self.networks()?.into_iter().fold(Payer::new(address), Payer::on))
    }

    /// The policy: the default one with the cap and the chains that were named.
    pub(crate) fn policy(&self) -> Result<Policy, Problem> {
        let policy = Policy::builder().networks(self.networks()?);
        Ok(match &self.max {
            Some(max) => policy.per_payment(Money::parse(max).map_err(|error| Problem::at_option("--max", error))?),
            None => policy,
        }
        .build())
    }

    /// The time that was named, or the machine's.
    pub(crate) fn now(&self) -> Result<UnixTime, Problem> {
        input::now(self.now)
    }

    fn networks(&self) -> Result<Vec<Network>, Problem> {
        let parse = |text: &String| Network::parse(text).map_err(|error| Problem::at_option("--network", error));
        self.networks.iter().map(parse).collect()
    }
}

fn wanted(found: &str) -> Problem {
    Problem::usage("input.unexpected", format!("a challenge is wanted, this is {found}"))
}
