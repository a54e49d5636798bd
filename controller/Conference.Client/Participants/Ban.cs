namespace Conference.Client;

/// <summary>Somebody who may not come back into a meeting.</summary>
/// <param name="Id">The ban's id, with which it is lifted.</param>
/// <param name="DisplayName">The name that they had.</param>
/// <param name="UserId">Who it is in your application; null for a guest.</param>
/// <param name="BannedBy">Who did it.</param>
/// <param name="At">When.</param>
public sealed record Ban(string Id, string DisplayName, string? UserId, string? BannedBy, DateTimeOffset At);
