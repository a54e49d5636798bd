namespace Conference.Controller.Webhooks;

/// <summary>How one attempt to deliver an event ended.</summary>
/// <param name="Status">The receiver's answer; null when none came.</param>
/// <param name="Error">Why it does not count; null when it does.</param>
/// <param name="Response">The beginning of the answer's body, for people to read.</param>
/// <param name="RetryAfter">How long the receiver asks to be left alone.</param>
internal sealed record Attempt(int? Status, string? Error, string? Response, TimeSpan Duration, TimeSpan? RetryAfter = null)
{
    public bool Delivered => Error is null;

    /// <summary>Whether the receiver says that it is gone for good.</summary>
    public bool IsGone => Status == StatusCodes.Status410Gone;
}
