namespace Conference.Recorder.Deliver;

/// <summary>A file of the recording cannot be read here.</summary>
internal sealed class LocalFileException(string path, Exception inner)
    : InvalidOperationException($"{path} cannot be read: {inner.Message}", inner);
