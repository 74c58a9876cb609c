type Known = { processes: readonly { type: string }[]; procfile?: readonly string[] | null | undefined };

/**
 * Why a process type that the formation does not have cannot be scaled, and what to do. `procfile` are the types of what
 * runs, null where they are not known.
 */
export function missingType(app: string, type: string, { processes, procfile = null }: Known) {
  if (procfile?.includes(type)) {
    return {
      reason: `${type} is in the Procfile of what runs on ${app}, but Heroku has not set it up.`,
      nextStep:
        'See whether the last release failed, the app is suspended or its Eco hours are used up; a deploy sets it up.',
    };
  }
  if (processes.length === 0) {
    return {
      reason: `${app} has no process types yet.`,
      nextStep: `They come with the first deploy: name ${type} in its Procfile.`,
    };
  }
  return {
    reason: `${app} has no process type ${type}${procfile === null ? '' : ', and the Procfile of what runs names none'}.`,
    nextStep: `Add ${type} to the Procfile and deploy, or choose one of ${processes.map((one) => one.type).join(', ')}.`,
  };
}
