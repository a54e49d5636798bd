using System.Net;
using Microsoft.Extensions.Options;

namespace Conference.Mediasoup.Hosting;

/// <summary>Says at the start of the host what is wrong with the settings, all of it at once.</summary>
internal sealed class MediasoupOptionsValidator : IValidateOptions<MediasoupOptions>
{
    public ValidateOptionsResult Validate(string? name, MediasoupOptions options)
    {
        List<string> errors = [];
        if (options.WorkerCount < 1)
            errors.Add($"{nameof(options.WorkerCount)} is {options.WorkerCount}; at least 1 is needed.");
        if (options.BasePort < 0 || options.BasePort + options.WorkerCount - 1 > IPEndPoint.MaxPort)
        {
            errors.Add(
                $"{nameof(options.BasePort)} is {options.BasePort}; for {options.WorkerCount} workers it is 0 to " +
                $"{IPEndPoint.MaxPort - options.WorkerCount + 1}.");
        }

        if (options.ListenIps.Count == 0)
            errors.Add($"{nameof(options.ListenIps)} is empty; media needs at least one address.");
        foreach (var ip in options.ListenIps)
            CheckAddress(ip, options, errors);
        if (options.ListenIps.Count > 1 && !string.IsNullOrEmpty(options.AnnouncedAddress))
        {
            errors.Add(
                $"{nameof(options.AnnouncedAddress)} stands for one address, but {nameof(options.ListenIps)} has {options.ListenIps.Count}.");
        }

        if (options.SampleInterval < TimeSpan.FromSeconds(1) || options.SampleInterval > TimeSpan.FromMinutes(1))
            errors.Add($"{nameof(options.SampleInterval)} is {options.SampleInterval}; it is 1 second to 1 minute.");
        if (options.DrainTimeout < TimeSpan.Zero || options.DrainTimeout > TimeSpan.FromDays(1))
            errors.Add($"{nameof(options.DrainTimeout)} is {options.DrainTimeout}; it is 0 to 1 day.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void CheckAddress(string ip, MediasoupOptions options, List<string> errors)
    {
        if (!IPAddress.TryParse(ip, out var address))
            errors.Add($"{nameof(options.ListenIps)} has '{ip}'; each must be an IPv4 or IPv6 address.");
        else if (string.IsNullOrEmpty(options.AnnouncedAddress) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)))
            errors.Add($"{nameof(options.ListenIps)} has {address}, which nobody can reach: set {nameof(options.AnnouncedAddress)} too.");
    }
}
