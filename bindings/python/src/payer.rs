use pyo3::prelude::*;
use pyo3::types::PyType;
use x402_kernel as kernel;

use crate::input::{AddressIn, AssetIds, Atomic, Balances, NetworkIn, Networks};
use crate::value::{self, Reduced, Tuple, word};

word!(PayerKind { Key, Contract, Counterfactual, Delegated });

/// A record of the kernel's: made by the caller, read and compared by its fields.
macro_rules! record {
    ($(#[$about:meta])* $name:ident { $($(#[$meaning:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$about])*
        #[pyclass(module = "x402_kernel", frozen, eq)]
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub(crate) struct $name(pub(crate) kernel::$name);

        #[pymethods]
        impl $name {
            #[new]
            fn new($($field: $type),+) -> $name {
                $name(kernel::$name { $($field: $field.0),+ })
            }

            $(
                $(#[$meaning])*
                #[getter]
                fn $field(&self) -> String {
                    self.0.$field.to_string()
                }
            )+

            #[classattr]
            fn __match_args__() -> Tuple<&'static str> {
                Tuple(vec![$(stringify!($field)),+])
            }

            fn __hash__(slf: &Bound<'_, $name>) -> PyResult<isize> {
                value::fields(slf.as_any())?.hash()
            }

            fn __repr__(slf: &Bound<'_, $name>) -> PyResult<String> {
                value::repr(slf.as_any())
            }

            fn __reduce__<'py>(slf: &Bound<'py, $name>) -> PyResult<Reduced<'py>> {
                Ok(value::called(slf, value::fields(slf.as_any())?))
            }
        }
    };
}

record! {
    /// A token: its contract on its chain.
    ///
    /// Raises `MalformedError` or `RejectedError`: `network.*`, `address.*`.
    AssetId {
        /// The chain, in CAIP-2.
        network: NetworkIn,
        /// The contract.
        asset: AddressIn,
    }
}

record! {
    /// What a payer has of a token. `amount` is a `str` of decimal digits or an `int`.
    ///
    /// Raises `MalformedError` or `RejectedError`: `network.*`, `address.*`, `amount.*`.
    Balance {
        /// The chain, in CAIP-2.
        network: NetworkIn,
        /// The token's contract.
        asset: AddressIn,
        /// The atomic units, in decimal digits.
        amount: Atomic,
    }
}

/// Who pays, on which chains (CAIP-2), with what, and what it would rather pay with.
///
/// `kind` is what stands behind the address. `balances` is what it has, as far as that is known: of one token, the last
/// counts. `assets` are the only tokens it pays in; without any, it pays in every token. `prefer_networks` are the
/// chains it would rather pay on and `prefer_assets` the tokens it would rather pay in, the best first; tokens come
/// before chains.
///
/// Raises `MalformedError` or `RejectedError`: `address.*`, `network.*`; `UsageError`: `usage.argument`.
#[pyclass(module = "x402_kernel", frozen, eq)]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Payer(pub(crate) kernel::Payer);

fn tokens(tokens: &[kernel::AssetId]) -> Tuple<AssetId> {
    tokens.iter().copied().map(AssetId).collect()
}

fn texts(networks: &[kernel::Network]) -> Tuple<String> {
    networks.iter().map(ToString::to_string).collect()
}

#[pymethods]
impl Payer {
    #[new]
    #[pyo3(signature = (
        address,
        networks,
        *,
        kind=PayerKind(kernel::PayerKind::Key),
        balances=Balances::default(),
        assets=AssetIds::default(),
        prefer_networks=Networks::default(),
        prefer_assets=AssetIds::default()
    ))]
    #[pyo3(text_signature = "(address, networks, *, kind='key', balances=(), assets=(), prefer_networks=(), \
        prefer_assets=())")]
    fn new(
        address: AddressIn,
        networks: Networks,
        kind: PayerKind,
        balances: Balances,
        assets: AssetIds,
        prefer_networks: Networks,
        prefer_assets: AssetIds,
    ) -> Payer {
        let payer = kernel::Payer::new(address.0).with_kind(kind.0);
        let payer = networks.0.into_iter().fold(payer, kernel::Payer::on);
        let payer = balances
            .0
            .into_iter()
            .fold(payer, |payer, known| payer.asset_balance(known.network, known.asset, known.amount));
        let payer = assets.0.into_iter().fold(payer, |payer, token| payer.only_asset(token.network, token.asset));
        let payer = prefer_networks.0.into_iter().fold(payer, kernel::Payer::prefer_network);
        let prefer = |payer: kernel::Payer, token: kernel::AssetId| payer.prefer_asset(token.network, token.asset);
        Payer(prefer_assets.0.into_iter().fold(payer, prefer))
    }

    /// The account.
    #[getter]
    fn address(&self) -> String {
        self.0.address().to_string()
    }

    /// The chains it pays on, in CAIP-2.
    #[getter]
    fn networks(&self) -> Tuple<String> {
        texts(self.0.networks())
    }

    /// What stands behind the account.
    #[getter]
    fn kind(&self) -> PayerKind {
        PayerKind(self.0.kind())
    }

    /// What it has, as far as it said.
    #[getter]
    fn balances(&self) -> Tuple<Balance> {
        self.0.balances().iter().copied().map(Balance).collect()
    }

    /// The only tokens it pays in; none listed means any.
    #[getter]
    fn assets(&self) -> Tuple<AssetId> {
        tokens(self.0.assets())
    }

    /// The chains it would rather pay on, in CAIP-2, the best first.
    #[getter]
    fn prefer_networks(&self) -> Tuple<String> {
        texts(self.0.preferred_networks())
    }

    /// The tokens it would rather pay in, the best first.
    #[getter]
    fn prefer_assets(&self) -> Tuple<AssetId> {
        tokens(self.0.preferred_assets())
    }

    #[classattr]
    fn __match_args__() -> Tuple<&'static str> {
        Tuple(vec!["address", "networks", "kind", "balances", "assets", "prefer_networks", "prefer_assets"])
    }

    fn __hash__(slf: &Bound<'_, Payer>) -> PyResult<isize> {
        value::fields(slf.as_any())?.hash()
    }

    fn __repr__(slf: &Bound<'_, Payer>) -> PyResult<String> {
        value::repr(slf.as_any())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Payer>) -> PyResult<Reduced<'py>> {
        value::restored(slf, value::fields(slf.as_any())?)
    }

    #[classmethod]
    #[expect(clippy::too_many_arguments, reason = "one for each field")]
    fn _restore(
        _class: &Bound<'_, PyType>,
        address: AddressIn,
        networks: Networks,
        kind: PayerKind,
        balances: Balances,
        assets: AssetIds,
        prefer_networks: Networks,
        prefer_assets: AssetIds,
    ) -> Payer {
        Payer::new(address, networks, kind, balances, assets, prefer_networks, prefer_assets)
    }
}
