using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Whip;

/// <summary>A controller that has a TURN server to tell of.</summary>
public sealed class WhipFixture : IAsyncLifetime
{
    public ControllerFixture Controller { get; } = new()
    {
        MoreArguments =
        [
            "--Media:IceServers:0:Urls:0=turn:turn.example.org?transport=udp", "--Media:IceServers:0:Username=ada",
            "--Media:IceServers:0:Credential=se\"cret", "--Media:IceServers:1:Urls:0=stun:stun.example.org",
        ],
    };

    public Task InitializeAsync() => Controller.InitializeAsync();

    public Task DisposeAsync() => Controller.DisposeAsync();
}
