using Conference.Controller.Storage;

namespace Conference.Controller.Access.Signing;

/// <param name="Secret">Sealed.</param>
[Table("signing_key", "id", AppendOnly = true)]
internal sealed record SigningKeyRow(string Id, byte[] Secret, DateTimeOffset CreatedAt) : ILedgerRow;
