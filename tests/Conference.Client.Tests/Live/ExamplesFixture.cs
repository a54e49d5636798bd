namespace Conference.Client.Tests.Live;

/// <summary>The examples, built once, and a controller that they call.</summary>
public sealed class ExamplesFixture : IAsyncLifetime
{
    public ControllerFixture Controller { get; } = new() { MoreArguments = ["--Webhooks:AllowPrivateNetworks=true", "--Webhooks:AllowHttp=true"] };

    public async Task InitializeAsync()
    {
        // One after the other: they share the project that they refer to.
        foreach (var program in Directory.GetFiles(Example.Folder, "*.cs").Order(StringComparer.Ordinal))
            await Example.BuildAsync(program);
        await Controller.InitializeAsync();
    }

    public Task DisposeAsync() => Controller.DisposeAsync();
}
