using Microsoft.Extensions.Options;

namespace Conference.Controller.Api.Limits;

internal static class LimitsModule
{
    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<LimitOptions>, LimitOptionsValidator>();
        services.AddOptions<LimitOptions>().Bind(configuration.GetSection(LimitOptions.Section)).ValidateOnStart();
        return services.AddSingleton<RateLimits>();
    }
}
