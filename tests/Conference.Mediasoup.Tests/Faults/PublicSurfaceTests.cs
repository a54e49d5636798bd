using System.Reflection;

namespace Conference.Mediasoup.Tests.Faults;

public sealed class PublicSurfaceTests
{
    // Begin and end of a worker have tests of their own.
    private static readonly string[] Elsewhere = ["Worker.StartAsync", "Worker.DisposeAsync"];

    [Fact]
    public void Every_public_method_that_talks_to_the_worker_is_put_through_every_fault()
    {
        var exported = typeof(Worker).Assembly.GetExportedTypes();
        var calls = exported
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && IsTask(method.ReturnType) && method.DeclaringType != typeof(MediasoupEntity))
            // What is overridden is not another method.
            .Where(method => method.GetBaseDefinition() == method)
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");
        var disposals = exported
            .Where(type => type.IsSubclassOf(typeof(MediasoupEntity)) && !type.IsAbstract)
            .Select(type => $"{type.Name}.{nameof(IAsyncDisposable.DisposeAsync)}");

        var expected = calls.Concat(disposals).Except(Elsewhere).Distinct().Order(StringComparer.Ordinal);
        // Overloads have something in brackets behind the name.
        var covered = Operations.All.Select(operation => operation.Name.Split('(')[0]).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(expected, covered);
    }

    private static bool IsTask(Type type) => type.IsAssignableTo(typeof(Task)) || type == typeof(ValueTask);
}
