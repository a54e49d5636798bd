namespace Conference.Controller.Webhooks;

/// <summary>A receiver's name leads only to addresses that are not of the public internet.</summary>
internal sealed class AddressNotAllowedException(string host)
    : Exception($"{host} resolves to no public address, and webhooks are not delivered to this server's own networks.")
{
    public string Host { get; } = host;
}
