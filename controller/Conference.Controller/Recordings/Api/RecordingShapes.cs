using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Recordings.Jobs;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Api;

/// <summary>Settings and recordings between the wire and the inside. What does not fit is refused with the field's name and what it takes.</summary>
internal static class RecordingShapes
{
    private const int MaximumName = 200;

    private static readonly Dictionary<string, int> Heights = new(StringComparer.Ordinal) { ["720p"] = 720, ["1080p"] = 1080 };
    private static readonly int[] FrameRates = [25, 30];

    /// <exception cref="RefusedException">A setting has a value that it does not take.</exception>
    public static RecordingSettings Apply(this RecordingSettings settings, RecordingSettingsPatch? patch) => patch is null ? settings : settings with
    {
        Layout = patch.Layout is null ? settings.Layout : Layout(patch.Layout),
        Height = patch.Resolution is null ? settings.Height : Height(patch.Resolution),
        FrameRate = patch.FrameRate is { } rate ? FrameRate(rate) : settings.FrameRate,
        Tracks = patch.Tracks ?? settings.Tracks,
        Hls = patch.Hls ?? settings.Hls,
        Chat = patch.Chat ?? settings.Chat,
    };

    public static RecordingSettingsPatch Settings(this StartRecordingRequest request) =>
        new(request.Layout, request.Resolution, request.FrameRate, request.Tracks, request.Hls, request.Chat);

    /// <exception cref="RefusedException">It is too long.</exception>
    public static string? Name(string? given) => given?.Trim().Replace('\0', '\uFFFD') switch
    {
        null or "" => null,
        { Length: > MaximumName } => throw new RefusedException(RefusalCode.InvalidBody, $"name may have {MaximumName} characters."),
        var name => name,
    };

    public static RecordingSettingsView View(this RecordingSettings settings) => new(
        Words.Of(settings.Layout), $"{settings.Height}p", settings.FrameRate, settings.Tracks, settings.Hls, settings.Chat);

    public static Recording View(this RecordingRow row, bool mayManage) => new(
        row.Id,
        row.MeetingId,
        row.MeetingCode,
        row.MeetingName,
        row.Name,
        row.State,
        row.Settings.View(),
        row.RequestedAt,
        row.StartedAt,
        row.PausedAt,
        row.StoppedAt,
        row.CompletedAt,
        row.PausedSeconds,
        row.DurationSeconds,
        row.SizeBytes,
        row.Progress,
        row.BacklogSeconds,
        row.CaptureCpuSeconds,
        row.ComposeCpuSeconds,
        row.ErrorCode,
        row.Error,
        row.FailedState,
        row.Attempts,
        row.NextAttemptAt,
        row.RecorderName,
        row.WaitsFor,
        row.StartedBy,
        row.Participants,
        row.Missing,
        row.LegalHold,
        row.RetainUntil,
        [.. row.Artifacts.Select(View)],
        mayManage);

    public static string ETag(this RecordingRow row) => $"\"{row.Revision}\"";

    private static ArtifactView View(ArtifactRow artifact) => new(
        artifact.Kind, artifact.Path, artifact.MediaType, artifact.SizeBytes, artifact.Sha256, artifact.Target, artifact.EncryptionKeyId is not null);

    private static RecordingLayout Layout(string given)
    {
        foreach (var layout in Enum.GetValues<RecordingLayout>())
        {
            if (Words.Of(layout) == given)
                return layout;
        }

        throw Refuse("layout", Enum.GetValues<RecordingLayout>().Select(Words.Of), given);
    }

    private static int Height(string given) => Heights.TryGetValue(given, out var height) ? height : throw Refuse("resolution", Heights.Keys, given);

    private static int FrameRate(int given) =>
        FrameRates.Contains(given) ? given : throw Refuse("frameRate", FrameRates.Select(rate => $"{rate}"), $"{given}");

    private static RefusedException Refuse(string field, IEnumerable<string> allowed, string given) => new(
        RefusalCode.InvalidBody, $"{field} must be one of: {string.Join(", ", allowed)}; '{(given.Length > 40 ? given[..40] : given)}' is not.");
}
