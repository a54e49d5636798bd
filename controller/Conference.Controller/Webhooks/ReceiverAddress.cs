using System.Net;
using Conference.Controller.Errors;

namespace Conference.Controller.Webhooks;

/// <summary>
/// Checks the address of a receiver as far as its text tells; where its name leads is checked at each connect
/// (<see cref="ReceiverConnection"/>), because a name can change after it was registered.
/// </summary>
internal static class ReceiverAddress
{
    private const int MaximumLength = 2048;

    /// <returns>The address in its normal form.</returns>
    public static string Check(string url, WebhookOptions options)
    {
        if (url.Length > MaximumLength)
            throw Invalid($"url may have {MaximumLength} characters; this one has {url.Length}.");
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) || address.Host.Length == 0)
            throw Invalid("url is not an absolute address such as https://example.org/hooks.");
        if (address.UserInfo.Length > 0)
            throw Invalid("url has a user name or password in it. Deliveries are signed: check webhook-signature instead.");
        if (address.Fragment.Length > 0)
            throw Invalid("url has a fragment (#…), which is never sent to a server. Leave it out.");
        if (address.Scheme != Uri.UriSchemeHttps && !(options.AllowHttp && address.Scheme == Uri.UriSchemeHttp))
            throw NotAllowed("Webhooks are delivered to https addresses only.");
        if (!options.AllowPrivateNetworks && IsLocal(address))
            throw NotAllowed("Webhooks are not delivered to this server's own networks.");
        return address.AbsoluteUri;
    }

    private static bool IsLocal(Uri address) =>
        address.IsLoopback
        || address.IdnHost.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.IdnHost, out var literal) && !PublicAddress.Is(literal));

    private static RefusedException Invalid(string message) => new(RefusalCode.InvalidUrl, message);

    private static RefusedException NotAllowed(string message) => new(RefusalCode.UrlNotAllowed, message);
}
