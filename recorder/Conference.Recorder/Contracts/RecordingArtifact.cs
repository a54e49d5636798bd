namespace Conference.Recorder.Contracts;

/// <summary>One file of a recording.</summary>
/// <param name="Path">Relative to the recording's folder, with forward slashes.</param>
/// <param name="MediaType">For example <c>video/mp4</c> or <c>text/vtt</c>.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal digits.</param>
public sealed record RecordingArtifact(ArtifactKind Kind, string Path, string MediaType, long SizeBytes, string Sha256);
