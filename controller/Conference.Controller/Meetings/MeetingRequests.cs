using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Media;
using Conference.Controller.Meetings.Changes;
using TrackSource = Conference.Controller.Media.TrackSource;

namespace Conference.Controller.Meetings;

/// <param name="Token">A join token of the tenant's API key, or the host token that create answered.</param>
internal sealed record JoinRequest(string DisplayName, DeviceKey Key, string? Token = null, string? Passcode = null);

internal sealed record JoinResponse(
    MeetingView Meeting,
    string ParticipantId,
    ParticipantState State,
    Role Role,
    IReadOnlyList<string> Grants,
    string Ticket,
    string SignalUrl,
    string EventsUrl,
    IReadOnlyList<IceServer> IceServers);

/// <summary>What create takes: everything that can be changed later, and a passcode. For the OpenAPI document; it is read as a patch.</summary>
internal sealed record CreateMeetingRequest(
    string? Name = null,
    MeetingKind Kind = MeetingKind.Instant,
    DateTimeOffset? StartsAt = null,
    DateTimeOffset? EndsAt = null,
    string? Recurrence = null,
    string? Region = null,
    int? Capacity = null,
    MeetingSettings? Settings = null,
    string? Passcode = null);

internal sealed record EndRequest(string? Reason = null, bool Close = false);

internal sealed record PasscodeRequest(string Passcode);

internal sealed record UpdateParticipantRequest(
    string? DisplayName = null, Role? Role = null, IReadOnlyDictionary<string, bool>? Grants = null);

internal sealed record MuteRequest(TrackSource Source = TrackSource.Microphone, bool AllowUnmute = true);

internal sealed record MuteAllRequest(bool AllowUnmute = true);

internal sealed record AskRequest(TrackSource Source = TrackSource.Microphone);

internal sealed record ReasonRequest(string? Reason = null);

internal sealed record ShareRequest(string? ParticipantId = null);

internal sealed record AdmittedResponse(int Admitted);

internal sealed record MutedResponse(int Muted);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(JoinResponse))]
[JsonSerializable(typeof(CreateMeetingRequest))]
[JsonSerializable(typeof(EndRequest))]
[JsonSerializable(typeof(PasscodeRequest))]
[JsonSerializable(typeof(UpdateParticipantRequest))]
[JsonSerializable(typeof(MuteRequest))]
[JsonSerializable(typeof(MuteAllRequest))]
[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(ReasonRequest))]
[JsonSerializable(typeof(ShareRequest))]
[JsonSerializable(typeof(AdmittedResponse))]
[JsonSerializable(typeof(MutedResponse))]
[JsonSerializable(typeof(MeetingView))]
[JsonSerializable(typeof(MeetingDetails))]
[JsonSerializable(typeof(MeetingList))]
[JsonSerializable(typeof(ParticipantView))]
[JsonSerializable(typeof(ParticipantDetails))]
[JsonSerializable(typeof(ParticipantList))]
[JsonSerializable(typeof(LobbyList))]
[JsonSerializable(typeof(BanView))]
[JsonSerializable(typeof(BanList))]
[JsonSerializable(typeof(AuditView))]
[JsonSerializable(typeof(AuditList))]
[JsonSerializable(typeof(Audience))]
[JsonSerializable(typeof(Departure))]
[JsonSerializable(typeof(ParticipantName))]
[JsonSerializable(typeof(Ending))]
[JsonSerializable(typeof(Muting))]
[JsonSerializable(typeof(UnmuteRequest))]
[JsonSerializable(typeof(ReasonDetail))]
[JsonSerializable(typeof(UpdateDetail))]
[JsonSerializable(typeof(RecordingView))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, bool>))]
internal sealed partial class MeetingJson : JsonSerializerContext;
