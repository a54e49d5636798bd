namespace Conference.Client;

internal sealed record RecomposeBody(RecordingOptions? Settings);
