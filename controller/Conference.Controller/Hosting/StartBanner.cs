using Conference.Controller.Access.ApiKeys;
using Conference.Controller.Roles;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Conference.Controller.Hosting;

/// <summary>Says where to go once the server listens: the one thing that somebody at a terminal waits for.</summary>
internal sealed class StartBanner(IServer server, IHostApplicationLifetime lifetime, HostRoles roles, FirstApiKey? firstApiKey = null)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Print);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Print()
    {
        var addresses = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(BindingAddress.Parse).ToList();
        var lines = new List<string>();
        if (addresses.Find(address => address.Scheme == "http") is { } http)
            lines.Add($"on this machine      http://localhost:{http.Port}");
        if (addresses.Find(address => address.Scheme == "https") is { } https)
            lines.AddRange(LocalAddresses.All().Skip(1).Select(address => $"from other machines  https://{address}:{https.Port}"));
        if (firstApiKey?.MadeFile is { } file)
            lines.Add($"the first API key    {file}");
#pragma warning disable RS0030 // The banner is for the terminal, not for the log.
        Console.WriteLine(roles.HasMeetings
            ? $"\nConference is ready. Open\n  {string.Join("\n  ", lines)}\nCtrl-C stops it.\n"
            : "\nConference is ready to record what others ask for. Ctrl-C stops it.\n");
#pragma warning restore RS0030
    }
}
