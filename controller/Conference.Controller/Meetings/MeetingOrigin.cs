namespace Conference.Controller.Meetings;

/// <summary>What never changes of a meeting.</summary>
internal sealed record MeetingOrigin(string Id, string TenantId, string Code, string CreatedBy, DateTimeOffset CreatedAt);
