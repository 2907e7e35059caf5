//! The operations that are measured in every language: from texts to a text, as users of a binding call them.

mod inputs;

use x402_kernel::primitives::from_hex;
use x402_kernel::{
    Address, Authorization, Bytes32, Choice, Eip712Domain, Network, Payer, PaymentPayload, PaymentRequired,
    PaymentRequirements, Policy, Request, Result, Signature, UnixTime, Verdict,
};

pub use inputs::Inputs;

/// The operations. Each returns a text, which must be the vector's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Verifies a payment's header against the server's own offer, and returns the payer.
    VerifyHeader,
    /// Reads a payment from its header, and returns its JSON.
    ParseHeader,
    /// Reads a challenge, and returns its first offer's JSON.
    ParseChallenge,
    /// An authorization's digest.
    Digest,
    /// Recovers the signer of that digest.
    Recover,
    /// Approves, prepares and finishes an offer with its signature, and returns the header to send.
    Pay,
}

impl Operation {
    /// All of them.
    pub const ALL: [Operation; 6] = [
        Operation::VerifyHeader,
        Operation::ParseHeader,
        Operation::ParseChallenge,
        Operation::Digest,
        Operation::Recover,
        Operation::Pay,
    ];

    /// The name in every program.
    pub const fn name(self) -> &'static str {
        match self {
            Operation::VerifyHeader => "verify_header",
            Operation::ParseHeader => "parse_header",
            Operation::ParseChallenge => "parse_challenge",
            Operation::Digest => "digest",
            Operation::Recover => "recover",
            Operation::Pay => "pay",
        }
    }
}

/// The inputs, with values that a caller has before an operation.
pub struct Operations {
    inputs: Inputs,
    offer: PaymentRequirements,
    domain: Eip712Domain,
    authorization: Authorization,
    policy: Policy,
    choice: Choice,
    request: Request,
    now: UnixTime,
}

impl Operations {
    /// Computes these values.
    ///
    /// # Errors
    /// Those of the kernel; there are none unless the vector has changed.
    pub fn new(inputs: Inputs) -> Result<Operations> {
        let payer = Payer::new(Address::parse(&inputs.payer)?).on(Network::parse(&inputs.network)?);
        let challenge = PaymentRequired::parse(&inputs.challenge)?;
        Ok(Operations {
            offer: challenge.accepts()[0].clone(),
            domain: Eip712Domain::parse(&inputs.domain)?,
            authorization: Authorization::parse(&inputs.authorization)?,
            policy: Policy::default(),
            choice: challenge.choose(&payer)?,
            request: Request::new(&inputs.method, &inputs.url)?,
            now: UnixTime::from_seconds(inputs.now)?,
            inputs,
        })
    }

    /// Runs an operation once.
    ///
    /// # Errors
    /// Those of the kernel; there are none unless the vector has changed.
    pub fn answer(&self, operation: Operation) -> Result<String> {
        let inputs = &self.inputs;
        Ok(match operation {
            Operation::VerifyHeader => match self.offer.verify_header(&inputs.header, self.now) {
                Verdict::SignedByPayer(signed) => signed.payer().to_string(),
                other => format!("{other:?}"),
            },
            Operation::ParseHeader => PaymentPayload::from_header(&inputs.header)?.json().text().to_owned(),
            Operation::ParseChallenge => {
                PaymentRequired::parse(&inputs.challenge)?.accepts()[0].json().text().to_owned()
            }
            Operation::Digest => self.authorization.digest(&self.domain).to_string(),
            Operation::Recover => {
                Signature::parse(&inputs.signature)?.recover(Bytes32::parse(&inputs.digest)?)?.to_string()
            }
            Operation::Pay => {
                let approved = self.policy.approve(&self.choice, &self.request, self.now)?;
                let unsigned = approved.prepare(self.now, Bytes32::parse(&inputs.nonce)?)?;
                unsigned.finish(&from_hex(&inputs.signature)?)?.header()
            }
        })
    }

    /// Fails unless every result is the vector's.
    ///
    /// # Panics
    /// If a result differs.
    pub fn check(&self) {
        for operation in Operation::ALL {
            assert_eq!(self.answer(operation).as_deref(), Ok(self.inputs.expected(operation)), "{}", operation.name());
        }
    }
}
