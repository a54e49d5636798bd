namespace Conference.Controller.Api.Idempotency;

internal static class IdempotencyModule
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services) =>
        services.AddSingleton<IdempotencyStore>();
}
