namespace Conference.Controller.Access;

internal static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services.AddSingleton<TicketOffice>();
}
