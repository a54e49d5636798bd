namespace Conference.Benchmarks.Storage;

internal enum UploadKind
{
    Plain,
    Encrypted,
    Sdk,
    Curl,
}

/// <param name="PeakMebibytes">The largest resident set of this process meanwhile.</param>
internal sealed record UploadFigures(double MegabytesPerSecond, double CpuSecondsPerGigabyte, double PeakMebibytes);
