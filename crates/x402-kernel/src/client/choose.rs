use alloc::string::ToString;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use crate::primitives::{Address, Network, TransferMethod};
use crate::wire::{PaymentRequired, PaymentRequirements};
use crate::{Code, Error, Result};

/// Who pays, and on which chains. A key pair's account; contract wallets pay otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Payer {
    address: Address,
    networks: Vec<Network>,
}

impl Payer {
    /// A payer, so far on no chain.
    pub fn new(address: Address) -> Payer {
        Payer { address, networks: Vec::new() }
    }

    /// The same, paying on that chain too.
    #[must_use]
    pub fn on(mut self, network: Network) -> Payer {
        if !self.networks.contains(&network) {
            self.networks.push(network);
        }
        self
    }

    /// The account.
    pub fn address(&self) -> Address {
        self.address
    }

    /// The chains it pays on.
    pub fn networks(&self) -> &[Network] {
        &self.networks
    }
}

/// One offer out of a demand, frozen: what is approved is what was chosen, whatever happens to the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub(super) challenge: PaymentRequired,
    pub(super) option: PaymentRequirements,
    pub(super) payer: Payer,
    index: usize,
    not_taken: Vec<NotTaken>,
}

/// An entry of `accepts` that was not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotTaken {
    /// Its place in `accepts`.
    pub index: usize,
    /// Why.
    pub error: Error,
}

impl PaymentRequired {
    /// Takes the first offer the payer can pay, in the seller's order, and says why each of the others was not taken.
    ///
    /// # Errors
    /// `choose.none_payable`, whose details give the code for each entry.
    pub fn choose(&self, payer: &Payer) -> Result<Choice> {
        let mut taken: Option<(usize, &PaymentRequirements)> = None;
        let skipped = self.skipped().iter().map(|skipped| (skipped.index, Err(skipped.error.clone())));
        let offers = self.accepts().iter().map(|offer| (offer.index().unwrap_or_default(), Ok(offer)));
        let mut entries: Vec<(usize, Result<&PaymentRequirements>)> = skipped.chain(offers).collect();
        entries.sort_by_key(|(index, _)| *index);
        let mut not_taken = Vec::new();
        for (index, entry) in entries {
            let error = match (entry.and_then(|offer| payable(offer, payer).map(|()| offer)), taken) {
                (Ok(offer), None) => {
                    taken = Some((index, offer));
                    continue;
                }
                (Ok(_), Some((first, _))) => Error::new(Code::ChooseNotFirst).with("taken", first),
                (Err(error), _) => error,
            };
            not_taken.push(NotTaken { index, error });
        }
        let Some((index, option)) = taken else {
            let none = Error::new(Code::ChooseNonePayable).with("count", not_taken.len()).within("accepts");
            let reasons = not_taken.iter();
            return Err(reasons.fold(none, |error, not| error.with(not.index.to_string(), not.error.code().as_str())));
        };
        Ok(Choice { challenge: self.clone(), option: option.clone(), payer: payer.clone(), index, not_taken })
    }
}

fn payable(offer: &PaymentRequirements, payer: &Payer) -> Result<()> {
    let entry = |error: Error| offer.locate(error);
    if !payer.networks.contains(&offer.network()) {
        return Err(entry(Error::new(Code::ChooseNetwork).with("network", offer.network()).within("network")));
    }
    offer.transfer_method().map_err(entry)?;
    match offer.known_asset().map(|asset| asset.transfer_method()) {
        None | Some(TransferMethod::Eip3009) => Ok(()),
        Some(other) => {
            Err(entry(Error::new(Code::ChooseTransferMethod).with("method", other.as_str()).within("asset")))
        }
    }
}

impl Choice {
    /// The chosen entry's place in `accepts`.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The chosen offer.
    pub fn option(&self) -> &PaymentRequirements {
        &self.option
    }

    /// The demand it was chosen from.
    pub fn challenge(&self) -> &PaymentRequired {
        &self.challenge
    }

    /// Who it was chosen for.
    pub fn payer(&self) -> &Payer {
        &self.payer
    }

    /// Every other entry, and why it was not taken.
    pub fn not_taken(&self) -> &[NotTaken] {
        &self.not_taken
    }
}

/// As `{index, option, notTaken, challenge, payer}`.
impl Serialize for Choice {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct View<'a> {
            index: usize,
            option: &'a PaymentRequirements,
            not_taken: &'a [NotTaken],
            challenge: &'a PaymentRequired,
            payer: &'a Payer,
        }
        let Choice { index, option, not_taken, challenge, payer } = self;
        View { index: *index, option, not_taken, challenge, payer }.serialize(serializer)
    }
}
