namespace Conference.Client;

/// <summary>The server does not answer, or has no time (429, 503), and went on so until <see cref="ConferenceClientOptions.RetryFor"/> was over.</summary>
/// <remarks>The write that it was thrown for may have been done. Repeat it with the same idempotency key, and it is done once.</remarks>
public sealed class ServerUnavailableException : ConferenceException
{
    internal ServerUnavailableException(string message, int status, string code, string? detail, TimeSpan? retryAfter)
        : base(message, status, code, detail) => RetryAfter = retryAfter;

    internal ServerUnavailableException(string message, Exception? inner)
        : base(message, 0, "no_answer", null, inner)
    {
    }

    /// <summary>When the server wants to be asked again; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; }
}
