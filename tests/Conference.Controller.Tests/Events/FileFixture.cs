using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Events;

/// <summary>A controller that takes few and small files.</summary>
public sealed class FileFixture : IAsyncLifetime
{
    public const int MaximumBytes = 300_000;
    public const int MaximumCount = 3;

    public ControllerFixture Controller { get; } = new()
    {
        MoreArguments = [$"--Files:MaximumBytes={MaximumBytes}", $"--Files:MaximumCount={MaximumCount}"],
    };

    /// <summary>The data folder.</summary>
    public string Folder => Controller.DataFolder;

    public Task InitializeAsync() => Controller.InitializeAsync();

    public Task DisposeAsync() => Controller.DisposeAsync();
}
