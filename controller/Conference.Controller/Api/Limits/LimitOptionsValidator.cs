using Microsoft.Extensions.Options;

namespace Conference.Controller.Api.Limits;

[OptionsValidator]
internal sealed partial class LimitOptionsValidator : IValidateOptions<LimitOptions>;
