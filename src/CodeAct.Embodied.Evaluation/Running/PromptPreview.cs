using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Policies.Models;

namespace CodeAct.Embodied.Evaluation.Running;

/// <summary>What a model would be told, without asking one.</summary>
public static class PromptPreview
{
    /// <summary>The first message.</summary>
    public static string Of(ActionMode mode, Protocol protocol, Dialect dialect, Turn first)
    {
        var options = new ModelPolicyOptions { Mode = protocol.Code is null ? mode : ActionMode.Code, Protocol = protocol, Dialect = dialect };
        var world = Simulation.Episodes.WorldLocator.Find("kitchen").World;
        var started = new Episode(world, new EpisodeOptions { Dialect = dialect }).StartEvent("preview", "0", DateTimeOffset.UnixEpoch);
        return new ModelPolicy(new UnaskedModel("preview", new ModelProfile { Name = "preview" }), options).Describe(first, started).SystemPrompt!;
    }
}

/// <summary>Stands where a model would, for what is said before it is asked.</summary>
internal sealed class UnaskedModel(string name, ModelProfile profile) : IChatModel
{
    public string Name => name;

    public ModelProfile Profile => profile;

    public string? Endpoint => null;

    public Task<ChatAnswer> AskAsync(ChatRequest request, Action<string>? onText, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nobody asks it.");
}
