namespace Conference.Controller.Meetings;

/// <summary>A participant as others see it.</summary>
internal sealed record ParticipantView(string ParticipantId, string DisplayName, DateTimeOffset JoinedAt, bool Connected);
