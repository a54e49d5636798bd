using System.Text.Json;

namespace Conference.Controller.Errors;

internal static class RefusalCodes
{
    private static readonly Dictionary<RefusalCode, string> Names =
        Enum.GetValues<RefusalCode>().ToDictionary(code => code, code => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString()));

    private static readonly Dictionary<string, RefusalCode> Codes = Names.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string Name(this RefusalCode code) => Names[code];

    /// <summary>The code that the recorder named, which has a name of ours for each of its own.</summary>
    public static RefusalCode Parse(string name) => Codes.TryGetValue(name, out var code) ? code : RefusalCode.RecorderUnavailable;

    public static int Status(this RefusalCode code) => code switch
    {
        RefusalCode.InvalidJson or RefusalCode.InvalidBody or RefusalCode.InvalidParameters or RefusalCode.UnsupportedCodecs
            or RefusalCode.CannotConsume or RefusalCode.InvalidSdp or RefusalCode.WebsocketRequired or RefusalCode.SubprotocolRequired => StatusCodes.Status400BadRequest,
        RefusalCode.NotAuthenticated or RefusalCode.TicketMissing or RefusalCode.TicketInvalid
            or RefusalCode.TicketExpired => StatusCodes.Status401Unauthorized,
        RefusalCode.TicketWrongMeeting or RefusalCode.NotGranted or RefusalCode.InLobby => StatusCodes.Status403Forbidden,
        RefusalCode.NotFound or RefusalCode.MeetingNotFound or RefusalCode.RecordingNotFound or RefusalCode.TransportNotFound
            or RefusalCode.ProducerNotFound or RefusalCode.ConsumerNotFound or RefusalCode.WhipSessionNotFound => StatusCodes.Status404NotFound,
        RefusalCode.RecordingNotReady or RefusalCode.AlreadyRecording or RefusalCode.NotRecording
            or RefusalCode.SourceInUse or RefusalCode.ScreenShareTaken or RefusalCode.TooManyTransports
            or RefusalCode.NothingToPlay => StatusCodes.Status409Conflict,
        RefusalCode.MeetingEnded or RefusalCode.ParticipantLeft => StatusCodes.Status410Gone,
        RefusalCode.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        RefusalCode.BodyTooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalCode.UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
        RefusalCode.UnsupportedOffer => StatusCodes.Status422UnprocessableEntity,
        RefusalCode.FfmpegMissing or RefusalCode.FfmpegTooOld or RefusalCode.StorageUnwritable or RefusalCode.StorageUnavailable
            or RefusalCode.RecorderUnavailable or RefusalCode.MediaUnavailable or RefusalCode.MediaLost => StatusCodes.Status503ServiceUnavailable,
        RefusalCode.TokenInvalid or RefusalCode.TokenExpired or RefusalCode.TokenNotYetValid or RefusalCode.TokenRevoked
            or RefusalCode.ProofMissing or RefusalCode.ProofInvalid or RefusalCode.ProofReplayed or RefusalCode.SessionExpired
            or RefusalCode.LoginFailed => StatusCodes.Status401Unauthorized,
        RefusalCode.Forbidden or RefusalCode.TokenScope or RefusalCode.TokenWrongMeeting
            or RefusalCode.PasswordWrong => StatusCodes.Status403Forbidden,
        RefusalCode.AccountNotFound or RefusalCode.ApiKeyNotFound or RefusalCode.TenantNotFound => StatusCodes.Status404NotFound,
        RefusalCode.BodyTooSlow => StatusCodes.Status408RequestTimeout,
        RefusalCode.AccountExists or RefusalCode.LastAdmin or RefusalCode.ApiKeyRevoked
            or RefusalCode.ApiKeyRotating => StatusCodes.Status409Conflict,
        RefusalCode.VersionMismatch => StatusCodes.Status412PreconditionFailed,
        RefusalCode.IdempotencyKeyReused => StatusCodes.Status422UnprocessableEntity,
        RefusalCode.RateLimited => StatusCodes.Status429TooManyRequests,
        RefusalCode.InvalidUrl or RefusalCode.UrlNotAllowed => StatusCodes.Status400BadRequest,
        RefusalCode.WebhookNotFound or RefusalCode.DeliveryNotFound => StatusCodes.Status404NotFound,
        RefusalCode.WebhookExists or RefusalCode.WebhookDisabled or RefusalCode.WebhookLimitReached => StatusCodes.Status409Conflict,
        RefusalCode.InternalError => StatusCodes.Status500InternalServerError,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "A refusal code without an HTTP status."),
    };
}
