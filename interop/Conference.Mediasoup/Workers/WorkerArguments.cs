namespace Conference.Mediasoup;

/// <summary>The command line of a worker, as its Settings.cpp reads it.</summary>
internal static class WorkerArguments
{
    public static List<string> From(WorkerOptions options)
    {
        if (options.DtlsCertificateFile is null != options.DtlsPrivateKeyFile is null)
        {
            throw new ArgumentException(
                $"{nameof(options.DtlsCertificateFile)} and {nameof(options.DtlsPrivateKeyFile)} belong together: give both or neither.",
                nameof(options));
        }

        List<string> arguments = [$"--logLevel={options.LogLevel.ToWorker()}"];
        foreach (var tag in options.LogTags) arguments.Add($"--logTags={tag.ToWorker()}");
        if (options.PortRange is { } ports)
        {
            arguments.Add($"--rtcMinPort={ports.Min}");
            arguments.Add($"--rtcMaxPort={ports.Max}");
        }

        if (options.DtlsCertificateFile is { } certificate) arguments.Add($"--dtlsCertificateFile={certificate}");
        if (options.DtlsPrivateKeyFile is { } key) arguments.Add($"--dtlsPrivateKeyFile={key}");
        if (options.LibwebrtcFieldTrials is { } trials) arguments.Add($"--libwebrtcFieldTrials={trials}");
        return arguments;
    }
}
