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

        if (!IPAddress.TryParse(options.ListenIp, out var address))
            errors.Add($"{nameof(options.ListenIp)} is '{options.ListenIp}'; it must be an IPv4 or IPv6 address.");
        else if (string.IsNullOrEmpty(options.AnnouncedAddress) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)))
            errors.Add($"{nameof(options.ListenIp)} is {address}, which nobody can reach: set {nameof(options.AnnouncedAddress)} too.");

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
