using Conference.Client.Http;
using Conference.Client.Keys;
using Microsoft.Extensions.Logging;

namespace Conference.Client;

/// <summary>What the parts of a client share. The key signs join tokens; callers without an API key have none.</summary>
internal sealed record ClientContext(RestClient Rest, ApiKeySecret? Key, ConferenceClientOptions Options)
{
    public TimeProvider Clock => Options.TimeProvider;

    public ILogger<T> LoggerOf<T>() => Options.LoggerFactory.CreateLogger<T>();

    public ApiKeySecret RequireKey() =>
        Key ?? throw new InvalidOperationException("Join tokens are signed with an API key, and this client has none: make it with ApiKeyId and ApiKeySecret.");

    /// <summary>The same for somebody who has joined, with their own proof.</summary>
    public ClientContext As(Credential credential) => this with { Rest = Rest.As(credential) };
}
