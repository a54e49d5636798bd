using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Extras;

/// <summary>manifest.json: what a recording is and what it consists of, for people and for tools that have only its files.</summary>
/// <param name="StartedAt">The wall time of the recording's time 0.</param>
/// <param name="Missing">Media that should be in it and is not, with reasons.</param>
/// <param name="CaptureCpuSeconds">CPU time that capturing took.</param>
/// <param name="ComposeCpuSeconds">CPU time that composing took.</param>
internal sealed record RecordingManifest(
    int Format, string Id, string MeetingId, string MeetingCode, string MeetingName, DateTimeOffset StartedAt, double DurationSeconds,
    RecordingSettings Settings, IReadOnlyList<ManifestPerson> Participants, IReadOnlyList<ManifestTrack> Tracks,
    IReadOnlyList<RecordingArtifact> Files, IReadOnlyList<string> Missing, double CaptureCpuSeconds, double ComposeCpuSeconds)
{
    public const int CurrentFormat = 2;
}

/// <param name="Present">When they were there, in seconds of the recording.</param>
internal sealed record ManifestPerson(string Id, string Name, IReadOnlyList<ManifestStretch> Present);

internal sealed record ManifestStretch(double From, double To);

/// <summary>A file with one uninterrupted take of a track: placed at its start, it is in time with the composite and with all others.</summary>
/// <param name="File">Relative to the recording's folder.</param>
/// <param name="StartSeconds">Where its first packet belongs, in seconds of the recording; slightly below 0 for what was on its way when it began.</param>
/// <param name="EndSeconds">Where its last one does.</param>
internal sealed record ManifestTrack(
    string File, string ParticipantId, string Participant, TrackSource Source, string MimeType, double StartSeconds, double EndSeconds);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(RecordingManifest))]
internal sealed partial class RecordingManifestJson : JsonSerializerContext;
