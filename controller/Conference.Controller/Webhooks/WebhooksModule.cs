using Conference.Controller.Storage;

namespace Conference.Controller.Webhooks;

internal static class WebhooksModule
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection(WebhookOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, WebhookJson.Default));
        services.AddSingleton<WebhookStore>().AddSingleton<WebhookChanges>().AddSingleton<WebhookHealth>().AddSingleton<WebhookSender>();
        services.AddSingleton<LaneQueue>().AddSingleton<LaneWorker>().AddSingleton<WakeSignal>();
        return services.AddHostedService<WebhookDispatcher>().AddHostedService<DeliveryListener>().AddHostedService<DeliveryCleaner>();
    }
}
