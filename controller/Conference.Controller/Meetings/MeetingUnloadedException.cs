namespace Conference.Controller.Meetings;

/// <summary>The meeting was let go of between being found and being changed: find it again.</summary>
internal sealed class MeetingUnloadedException : Exception;
