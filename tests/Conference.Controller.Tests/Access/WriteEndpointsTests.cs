using System.Reflection;
using Conference.Controller.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Access;

/// <summary>What holds for every endpoint, also for those that are yet to be written.</summary>
public sealed class WriteEndpointsTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    [Fact]
    public void Every_write_gives_an_answer_that_can_be_kept_for_its_idempotency_key()
    {
        var writes = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Any(method => method != "GET")).ToList();
        Assert.True(writes.Count > 20, "There are more writes than that.");
        var others = writes.Where(endpoint => !GivesAnswer(endpoint.Metadata.GetMetadata<MethodInfo>()!)).Select(endpoint => endpoint.DisplayName);
        Assert.Empty(others);
    }

    [Fact]
    public void Every_endpoint_has_a_name_of_its_own()
    {
        var names = Endpoints().Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? $"none: {endpoint.DisplayName}").ToList();
        Assert.DoesNotContain(names, name => name.StartsWith("none", StringComparison.Ordinal));
        Assert.Equal(names.Distinct(), names);
    }

    private List<RouteEndpoint> Endpoints() =>
    [
        .. fixture.Host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(ApiModule.Path, StringComparison.Ordinal)),
    ];

    private static bool GivesAnswer(MethodInfo handler)
    {
        var given = handler.ReturnType;
        return given == typeof(Answer) || given == typeof(Task<Answer>) || given == typeof(ValueTask<Answer>);
    }
}
