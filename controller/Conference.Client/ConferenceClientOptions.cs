using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Client;

/// <summary>Which server to call, and as whom.</summary>
/// <remarks>With neither an API key nor a session the calls are a guest's, who may join by link and little else.</remarks>
public sealed record ConferenceClientOptions
{
    /// <summary>The controller's address, such as <c>https://meet.example.org/</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>The id of an API key; goes with <see cref="ApiKeySecret"/>.</summary>
    public string? ApiKeyId { get; init; }

    /// <summary>The secret of the API key. It signs tokens here and is never sent.</summary>
    public string? ApiKeySecret { get; init; }

    /// <summary>The session (<c>cs_…</c>) of somebody who has signed in with an account; instead of an API key.</summary>
    public string? Session { get; init; }

    /// <summary>The client that HTTP calls go through, for certificates, proxies or a factory; without one the SDK makes its own.</summary>
    /// <remarks>It is not disposed with <see cref="ConferenceClient"/>. WebSockets take <see cref="WebSocketInvoker"/> instead.</remarks>
    public HttpClient? HttpClient { get; init; }

    /// <summary>What opens WebSockets; without one they are opened as .NET does by itself.</summary>
    public HttpMessageInvoker? WebSocketInvoker { get; init; }

    /// <summary>How long a call is repeated while the server is away or busy; 30 seconds by default, zero for a single attempt.</summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the SDK writes what it does by itself: repeated calls, lost connections, FFmpeg's command lines.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The clock of tokens and delays.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    // A record prints its members, and the secrets must not end up in a log.
    public override string ToString() => $"{Address} as {ApiKeyId ?? (Session is null ? "guest" : "account")}";
}
