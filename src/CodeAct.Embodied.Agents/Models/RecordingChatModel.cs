namespace CodeAct.Embodied.Agents.Models;

/// <summary>Asks another model and keeps what it answered.</summary>
public sealed class RecordingChatModel(IChatModel model, Recording recording) : IChatModel
{
    public string Name => model.Name;

    public ModelProfile Profile => model.Profile;

    public string? Endpoint => model.Endpoint;

    /// <exception cref="CannotContinueException">The recording cannot be written.</exception>
    public async Task<ChatAnswer> AskAsync(ChatRequest request, Action<string>? onText, CancellationToken cancellationToken)
    {
        var key = Recording.Canonical(ChatRequestJson.Body(request, Profile, Name));
        try
        {
            var answer = await model.AskAsync(request, onText, cancellationToken);
            recording.Add(key, model, new RecordedAnswer { Answer = answer });
            return answer;
        }
        catch (ChatModelException exception)
        {
            // A failure is an answer, too: a replay ends as the run did.
            recording.Add(key, model, new RecordedAnswer { Failure = exception.Failure, Message = exception.Message, Requests = exception.Requests });
            throw;
        }
    }
}

/// <summary>Answers from a recording, without any endpoint.</summary>
public sealed class ReplayingChatModel(string name, ModelProfile profile, Recording recording) : IChatModel
{
    public string Name => name;

    public ModelProfile Profile => profile;

    /// <summary>The endpoint that gave the answers.</summary>
    public string? Endpoint { get; } = recording.Endpoint;

    /// <exception cref="CannotContinueException">The recording cannot be read.</exception>
    public Task<ChatAnswer> AskAsync(ChatRequest request, Action<string>? onText, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var recorded = recording.Next(Recording.Canonical(ChatRequestJson.Body(request, profile, name)));
        if (recorded.Answer is not { } answer)
            throw new ChatModelException(recorded.Failure ?? ChatFailure.BrokenAnswer, recorded.Message ?? "") { Requests = recorded.Requests ?? 1 };
        onText?.Invoke(answer.Content);
        return Task.FromResult(answer);
    }
}
