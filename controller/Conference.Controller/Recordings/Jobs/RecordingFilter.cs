using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>Which recordings of a tenant are listed; what is null does not matter.</summary>
/// <param name="Meeting">A meeting's id or code.</param>
/// <param name="From">Asked for then or later.</param>
/// <param name="To">Asked for before.</param>
internal sealed record RecordingFilter(
    string? TenantId, IReadOnlyList<RecordingState>? States = null, string? Meeting = null, DateTimeOffset? From = null, DateTimeOffset? To = null);
