namespace Conference.Controller.Tests.Meetings;

/// <summary>Every call of the Meetings module.</summary>
internal static class Calls
{
    public static IReadOnlyList<Call> All { get; } =
    [
        new("listMeetings", "GET", "meetings", null, Need.Tenant, 200),
        new("getMeeting", "GET", "meetings/{m}", null, Need.Nothing, 200),
        new("updateMeeting", "PATCH", "meetings/{m}", """{"name":"Renamed","settings":{"lobby":"everyone"}}""", Need.Moderate, 200),
        new("endMeeting", "POST", "meetings/{m}/end", """{"reason":"over"}""", Need.Moderate, 200),
        new("lockMeeting", "POST", "meetings/{m}/lock", null, Need.Moderate, 200),
        new("unlockMeeting", "POST", "meetings/{m}/unlock", null, Need.Moderate, 200),
        new("setPasscode", "PUT", "meetings/{m}/passcode", """{"passcode":"open sesame"}""", Need.Moderate, 200),
        new("removePasscode", "DELETE", "meetings/{m}/passcode", null, Need.Moderate, 200),
        new("leaveMeeting", "POST", "meetings/{m}/leave", null, Need.Self, 204),
        new("listParticipants", "GET", "meetings/{m}/participants", null, Need.Presence, 200),
        new("getParticipant", "GET", "meetings/{m}/participants/{p}", null, Need.Presence, 200),
        new("updateParticipant", "PATCH", "meetings/{m}/participants/{p}", """{"role":"speaker","grants":{"chat":false}}""", Need.Moderate, 200),
        new("muteParticipant", "POST", "meetings/{m}/participants/{p}/mute", """{"allowUnmute":false}""", Need.Moderate, 204),
        new("askToUnmute", "POST", "meetings/{m}/participants/{p}/ask-to-unmute", """{"source":"camera"}""", Need.Moderate, 204),
        new("stopVideo", "POST", "meetings/{m}/participants/{p}/stop-video", null, Need.Moderate, 204),
        new("kickParticipant", "POST", "meetings/{m}/participants/{p}/kick", """{"reason":"noise"}""", Need.Moderate, 204),
        new("banParticipant", "POST", "meetings/{m}/participants/{p}/ban", """{"reason":"noise"}""", Need.Moderate, 201),
        new("muteAll", "POST", "meetings/{m}/mute-all", """{"allowUnmute":true}""", Need.Moderate, 200),
        new("listBans", "GET", "meetings/{m}/bans", null, Need.Moderate, 200),
        new("liftBan", "DELETE", "meetings/{m}/bans/{ban}", null, Need.Moderate, 204),
        new("listLobby", "GET", "meetings/{m}/lobby", null, Need.Moderate, 200),
        new("admit", "POST", "meetings/{m}/lobby/{waiting}/admit", null, Need.Moderate, 204),
        new("deny", "POST", "meetings/{m}/lobby/{waiting}/deny", null, Need.Moderate, 204),
        new("admitAll", "POST", "meetings/{m}/lobby/admit-all", null, Need.Moderate, 200),
        new("startScreenShare", "POST", "meetings/{m}/screen-share/start", """{"participantId":"{speaker}"}""", Need.Moderate, 204),
        new("stopScreenShare", "POST", "meetings/{m}/screen-share/stop", """{"participantId":"{speaker}"}""", Need.Moderate, 204),
        new("getMeetingHealth", "GET", "meetings/{m}/health", null, Need.Moderate, 200),
        new("listMeetingAudit", "GET", "meetings/{m}/audit", null, Need.Moderate, 200),
        new("listAudit", "GET", "audit", null, Need.Tenant, 200),
    ];

    public static Call Named(string operation) => All.Single(call => call.Operation == operation);

    /// <summary>The operations of the calls that fit: names, which the runner can list one by one.</summary>
    public static TheoryData<string> Where(Func<Call, bool> fits) => [.. All.Where(fits).Select(call => call.Operation)];
}
