namespace Conference.EndToEnd.Tests.Support;

/// <summary>
/// A step of a scenario, done once and by whichever test asks first. A test asks for the stage it looks at, so a failing later stage
/// fails only the tests that need it.
/// </summary>
internal sealed class Stage<T>(Func<Task<T>> reach)
{
    private readonly Lazy<Task<T>> _reached = new(reach);

    public Task<T> ReachAsync() => _reached.Value;
}
