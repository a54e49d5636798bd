namespace Conference.Recorder.Contracts;

/// <summary>The store of the jobs does not answer; the same call may succeed later.</summary>
public sealed class JobStoreUnavailableException(Exception inner)
    : InvalidOperationException($"The store of the recording jobs does not answer: {inner.Message}", inner);
