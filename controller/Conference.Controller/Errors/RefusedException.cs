namespace Conference.Controller.Errors;

/// <summary>A request that cannot be carried out for a reason that its sender can understand; the message names the thing and the way out.</summary>
internal sealed class RefusedException(RefusalCode code, string message, Exception? inner = null) : Exception(message, inner)
{
    public RefusalCode Code { get; } = code;

    /// <summary>When the same request may succeed, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
